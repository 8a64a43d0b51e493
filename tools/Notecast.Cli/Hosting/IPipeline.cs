namespace Notecast.Cli.Hosting;

/// <summary>The pipeline that <c>up</c> runs.</summary>
internal interface IPipeline
{
    /// <summary>Whether nothing is left to do.</summary>
    bool IsIdle { get; }

    /// <summary>Hands over events until stopped.</summary>
    Task RunAsync(CancellationToken stop);
}

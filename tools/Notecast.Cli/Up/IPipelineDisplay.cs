namespace Notecast.Cli.Up;

/// <summary>Shows the pipeline at work.</summary>
internal interface IPipelineDisplay
{
    /// <summary>Runs <paramref name="watch"/>, which calls the function that it is given whenever there may be something new to show.</summary>
    Task RunAsync(Func<Func<Task>, Task> watch);
}

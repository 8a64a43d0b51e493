namespace Notecast.Cli.Invoking;

/// <summary>Is told how an asynchronous invocation goes on.</summary>
internal interface IInvocationProgress
{
    /// <summary>It was accepted.</summary>
    void Accepted(string requestId);

    /// <summary>A try has ended.</summary>
    void Tried(InvocationTry ended);

    /// <summary>There will be another try.</summary>
    void WaitsUntil(DateTimeOffset nextTry);
}

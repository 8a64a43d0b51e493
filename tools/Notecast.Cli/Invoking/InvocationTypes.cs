namespace Notecast.Cli.Invoking;

/// <summary>The invocation types, as the AWS CLI names them.</summary>
internal static class InvocationTypes
{
    /// <summary>Waits for the result.</summary>
    public const string RequestResponse = "RequestResponse";

    /// <summary>Is accepted at once, and tried until it is done or given up.</summary>
    public const string Event = "Event";

    /// <summary>Runs nothing.</summary>
    public const string DryRun = "DryRun";

    public static readonly string[] All = [RequestResponse, Event, DryRun];

    /// <summary>The HTTP status that Lambda answers with.</summary>
    public static int StatusCodeOf(string type) => type switch
    {
        Event => 202,
        DryRun => 204,
        _ => 200,
    };
}

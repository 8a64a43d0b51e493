using Notecast.Domain.Failures;

namespace Notecast.Operations.Tests.Support;

/// <summary>What a port throws while its service is down.</summary>
internal static class Outage
{
    public static TransientFailureException Storage { get; } = new(FailureCode.StorageUnavailable, "It is down.", "Wait.");

    public static TransientFailureException Speech { get; } = new(FailureCode.SpeechUnavailable, "It is down.", "Wait.");
}

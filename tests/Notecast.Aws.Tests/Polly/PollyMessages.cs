namespace Notecast.Aws.Tests.Polly;

internal static class PollyMessages
{
    /// <summary>What the service says of a member whose value is none of those that its model lists.</summary>
    public static string Invalid(string value, string member) =>
        $"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: "
        + "Member must satisfy enum value set: [A, B]";
}

namespace Notecast.Domain.DeadLetters;

/// <summary>The functions whose work can become a dead letter, and the names of their steps.</summary>
internal static class FunctionNames
{
    public const string PlanNarrations = "PlanNarrations";
    public const string NarrateNote = "NarrateNote";
    public const string FinishNarration = "FinishNarration";

    public const string PlanStep = "plan";
    public const string NarrateStep = "narrate";
    public const string RemoveStep = "remove";
    public const string FinishStep = "finish";

    /// <summary>Where a function's name is among the parts of its ARN: <c>arn:aws:lambda:region:account:function:name:qualifier</c>.</summary>
    private const int NamePart = 6;

    private static readonly string[] Known = [PlanNarrations, NarrateNote, FinishNarration];

    /// <summary>
    /// The name of the function with this ARN. CloudFormation puts the stack's name before a function's own and letters after it:
    /// one of ours is told by its own.
    /// </summary>
    /// <returns>The name; empty when the text is no ARN of a function.</returns>
    public static string OfArn(string? arn)
    {
        if (arn?.Split(':') is not { Length: > NamePart } parts)
        {
            return "";
        }

        var deployed = parts[NamePart];
        return Array.Find(Known, name => deployed.Contains(name, StringComparison.Ordinal)) ?? deployed;
    }
}

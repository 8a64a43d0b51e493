namespace Notecast.Domain.DeadLetters;

/// <summary>The functions whose work can become a dead letter, and the names of their steps.</summary>
public static class FunctionNames
{
    /// <summary>Plans what is narrated for a batch of note changes.</summary>
    public const string PlanNarrations = "PlanNarrations";

    /// <summary>Runs synthesis jobs.</summary>
    public const string NarrateNote = "NarrateNote";

    /// <summary>Checks narrations and marks them ready.</summary>
    public const string FinishNarration = "FinishNarration";

    /// <summary>Sends dead letters back.</summary>
    public const string ReplayDeadLetters = "ReplayDeadLetters";

    /// <summary>The step of PlanNarrations.</summary>
    public const string PlanStep = "plan";

    /// <summary>The step of NarrateNote for a note that is there.</summary>
    public const string NarrateStep = "narrate";

    /// <summary>The step of NarrateNote for a note that is gone.</summary>
    public const string RemoveStep = "remove";

    /// <summary>The step of FinishNarration.</summary>
    public const string FinishStep = "finish";

    /// <summary>The step of ReplayDeadLetters.</summary>
    public const string ReplayStep = "replay";

    /// <summary>The part of an ARN that is the function's name: <c>arn:aws:lambda:region:account:function:name:qualifier</c>.</summary>
    private const int NamePart = 6;

    private static readonly string[] Known = [PlanNarrations, NarrateNote, FinishNarration, ReplayDeadLetters];

    /// <summary>
    /// The name of the function with this ARN. CloudFormation puts the stack's name before a function's own and letters after it:
    /// one of ours is told by its own.
    /// </summary>
    /// <returns>The name; empty when the text is no ARN of a function.</returns>
    internal static string OfArn(string? arn)
    {
        if (arn?.Split(':') is not { Length: > NamePart } parts)
        {
            return "";
        }

        var deployed = parts[NamePart];
        return Array.Find(Known, name => deployed.Contains(name, StringComparison.Ordinal)) ?? deployed;
    }
}

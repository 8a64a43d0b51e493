using Notecast.Cli.Hosting;
using Notecast.Domain;
using Notecast.Domain.DeadLetters;

namespace Notecast.Cli.Invoking;

/// <summary>The functions of the template, with its timeouts and memory.</summary>
internal static class DeployedFunctions
{
    public static IReadOnlyList<DeployedFunction> All { get; } =
    [
        new(FunctionNames.PlanNarrations, TimeSpan.FromSeconds(60), 256, NeedsSpeech: false),
        new(FunctionNames.NarrateNote, TimeSpan.FromSeconds(300), 512, NeedsSpeech: true),
        new(FunctionNames.FinishNarration, TimeSpan.FromSeconds(120), 256, NeedsSpeech: true),
        new(FunctionNames.ReplayDeadLetters, TimeSpan.FromSeconds(900), 512, NeedsSpeech: false),
        new("DictateNote", TimeSpan.FromSeconds(900), 512, NeedsSpeech: true),
    ];

    /// <summary>The function of this name, in any case.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static DeployedFunction Find(string name) =>
        All.FirstOrDefault(function => string.Equals(function.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw CommandException.Usage($"There is no function '{name}'. {Propose(name)}");

    private static string Propose(string name)
    {
        var names = All.Select(function => function.Name).ToList();
        return SimilarNames.To(name, names) is { Count: > 0 } similar
            ? $"Did you mean {string.Join(" or ", similar)}?"
            : $"There are {string.Join(", ", names)}.";
    }
}

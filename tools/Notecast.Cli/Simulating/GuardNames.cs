using System.Text.Json;
using Notecast.Simulation;

namespace Notecast.Cli.Simulating;

/// <summary>The guards as words of the command line.</summary>
internal static class GuardNames
{
    private static readonly Dictionary<string, Guards> ByName = Enum.GetValues<Guards>()
        .Where(guard => guard is not (Guards.None or Guards.All))
        .ToDictionary(guard => JsonNamingPolicy.KebabCaseLower.ConvertName(guard.ToString()));

    public static IReadOnlyCollection<string> All => ByName.Keys;

    /// <summary>All guards but these.</summary>
    public static Guards Without(IEnumerable<string> names) => names.Aggregate(Guards.All, (guards, name) => guards & ~ByName[name]);
}

using System.Text;

namespace Notecast.Cli.Samples;

/// <summary>The files of the folder <c>events</c>, which the command carries with it.</summary>
internal static class SampleEvents
{
    private const string Prefix = "events/";
    private const string Extension = ".json";

    /// <summary>All of them, by function and case.</summary>
    public static IReadOnlyList<SampleEvent> All { get; } = Load();

    /// <summary>One of them, if there is such a one. Names are compared without case.</summary>
    public static SampleEvent? Find(string function, string name) => All.FirstOrDefault(sample =>
        string.Equals(sample.Function, function, StringComparison.OrdinalIgnoreCase)
        && string.Equals(sample.Case, name, StringComparison.OrdinalIgnoreCase));

    private static List<SampleEvent> Load()
    {
        var assembly = typeof(SampleEvents).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
                var path = name[Prefix.Length..^Extension.Length].Split('/');
                return new SampleEvent(path[0], path[1], reader.ReadToEnd());
            })
            .OrderBy(sample => sample.Function, StringComparer.Ordinal)
            .ThenBy(sample => sample.Case, StringComparer.Ordinal)];
    }
}

using System.Text;
using System.Text.Json.Serialization;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using CsCheck;
using Notecast.Cli.Samples;
using Notecast.Cli.Samples.Filling;

namespace Notecast.Cli.Tests.Samples;

/// <summary>Sample events with values set in them, as their functions read them.</summary>
internal static class FilledSample
{
    /// <summary>What means something in JSON, URLs, object keys, XML or a shell, and characters of all lengths.</summary>
    private static readonly string[] Characters =
    [
        "a", "Z", "0", " ", "%", "%2F", "+", "/", "=", ".", "\"", "'", "\\", "<", "&", "{", "\n", "\r\n", "\t", "\u0001", "é", "ß", "日",
        "\u200D", "\uFEFF", "\uFFFD", "🎧", "👩🏽‍🚀",
    ];

    public static Gen<string> AnyText { get; } = Gen.OneOf(Characters).Array[1, 12].Select(string.Concat);

    public static Gen<string> AnyRevision { get; } =
        Gen.Select(Gen.ULong, Gen.Int[0, 999_999], (sequence, repairs) => $"{sequence:D40}.{repairs:D6}");

    public static string Fill(string function, string name, params (string Name, string Value)[] values) =>
        SampleFiller.Fill(Find(function, name), new EventSettings(values.Select(value => $"{value.Name}={value.Value}")));

    public static SampleEvent Find(string function, string name) =>
        SampleEvents.Find(function, name) ?? throw new InvalidOperationException($"There is no sample event {function}/{name}.");

    public static T Read<T, TContext>(string json)
        where TContext : JsonSerializerContext
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return new SourceGeneratorLambdaJsonSerializer<TContext>().Deserialize<T>(stream);
    }

    public static Dictionary<string, string> TextsOf(SQSEvent.SQSMessage message) =>
        message.MessageAttributes.ToDictionary(attribute => attribute.Key, attribute => attribute.Value.StringValue);
}

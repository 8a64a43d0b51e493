using System.Text;
using System.Text.Json;
using Notecast.Domain;
using Notecast.Domain.Failures;

namespace Notecast.Functions.DictateNote;

/// <summary>The properties of a request, found by their names in any case.</summary>
internal sealed class RequestProperties
{
    private const int MaxQuotedLength = 40;

    private readonly Dictionary<string, JsonProperty> _byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds the properties.</summary>
    /// <param name="request">The request.</param>
    /// <param name="known">The names that it may have.</param>
    /// <exception cref="PermanentFailureException">It is no object, has a property twice, or one of another name.</exception>
    public RequestProperties(JsonElement request, IReadOnlyList<string> known)
    {
        if (request.ValueKind != JsonValueKind.Object)
        {
            throw RequestProblem.Because($"The request is {Describe(request)}; it must be a JSON object.");
        }

        foreach (var property in request.EnumerateObject())
        {
            var name = NameOf(property);
            if (!known.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                var quoted = UnicodeText.Shorten(name, MaxQuotedLength);
                throw RequestProblem.Because($"The request has the property '{quoted}'; it may only have {string.Join(", ", known)}.");
            }

            if (!_byName.TryAdd(name, property))
            {
                throw RequestProblem.Because(
                    $"The request has one property twice, as '{NameOf(_byName[name])}' and as '{name}'; give it once.");
            }
        }
    }

    /// <summary>A property that must be there.</summary>
    /// <exception cref="PermanentFailureException">It is not.</exception>
    public JsonElement Require(string name) => Find(name) ?? throw RequestProblem.Because($"{name} is missing; it is required.");

    /// <summary>A property; <see langword="null"/> when it is absent.</summary>
    public JsonElement? Find(string name) => _byName.TryGetValue(name, out var property) ? property.Value : null;

    /// <summary>A property's text.</summary>
    /// <param name="value">The property's value.</param>
    /// <param name="name">The property's name.</param>
    /// <param name="allowed">What it must be.</param>
    /// <exception cref="PermanentFailureException">It is no string, an empty one, or no valid Unicode.</exception>
    public static string TextOf(JsonElement value, string name, string allowed = "a string")
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            throw RequestProblem.Because($"{name} is {Describe(value)}; it must be {allowed}.");
        }

        var text = Decode(value.GetString, name);
        return text.Length == 0 ? throw RequestProblem.Because($"{name} is empty; it needs at least one character.") : text;
    }

    private static string NameOf(JsonProperty property) => Decode(() => property.Name, "A property's name");

    /// <summary>JSON may escape half of a surrogate pair, and bytes need not be UTF-8: no string can be made of those.</summary>
    private static string Decode(Func<string?> read, string what)
    {
        try
        {
            return read()!;
        }
        catch (Exception exception) when (exception is InvalidOperationException or DecoderFallbackException)
        {
            throw RequestProblem.Because($"{what} is not valid Unicode; it must not have half of a surrogate pair.");
        }
    }

    private static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a truth value",
        JsonValueKind.Null => "null",
        _ => "nothing",
    };
}

using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Notecast.Cli.Tests.Operations;

/// <summary>Attributes of a letter that no disk has space for: they can be looked up, but not written.</summary>
internal sealed class FullDisk(IReadOnlyDictionary<string, string> attributes) : IReadOnlyDictionary<string, string>
{
    public int Count => attributes.Count;

    public IEnumerable<string> Keys => attributes.Keys;

    public IEnumerable<string> Values => attributes.Values;

    public string this[string key] => attributes[key];

    public bool ContainsKey(string key) => attributes.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => attributes.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => throw new IOException("No space left on device");

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

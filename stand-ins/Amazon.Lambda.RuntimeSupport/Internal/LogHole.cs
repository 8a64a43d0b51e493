namespace Amazon.Lambda.RuntimeSupport.Internal;

/// <summary>A hole of a message template: <c>{name}</c>, <c>{name:format}</c>, <c>{@name}</c> or <c>{0}</c>.</summary>
/// <param name="Name">The name, or the number of the value.</param>
/// <param name="Format">The format; empty without one.</param>
/// <param name="Start">Where the hole begins in the template.</param>
/// <param name="End">Where the text after the hole begins.</param>
internal sealed record LogHole(string Name, string Format, int Start, int End);

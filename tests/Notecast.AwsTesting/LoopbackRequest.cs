namespace Notecast.AwsTesting;

/// <summary>A request that a <see cref="LoopbackServer"/> got.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="RawUrl">Path and query as sent.</param>
/// <param name="Headers">Headers; names in any case.</param>
/// <param name="Body">The body as text.</param>
public sealed record LoopbackRequest(string Method, string RawUrl, IReadOnlyDictionary<string, string> Headers, string Body);

namespace Notecast.AwsPackages.Tests.Runtime;

internal sealed record RuntimeApiCall(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body);

namespace Notecast.AwsTesting;

/// <summary>A request that passed a <see cref="RecordingProxy"/>.</summary>
/// <param name="AccessKeyId">Who signed it.</param>
/// <param name="Service">The service that it was signed for.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="RawUrl">Path and query as sent.</param>
/// <param name="Target">The operation of a JSON protocol (<c>X-Amz-Target</c>); empty in others.</param>
/// <param name="Body">The body.</param>
/// <param name="Status">The HTTP status of the answer.</param>
public sealed record RecordedRequest(
    string AccessKeyId, string Service, string Method, string RawUrl, string Target, ReadOnlyMemory<byte> Body, int Status);

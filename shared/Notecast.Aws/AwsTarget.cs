namespace Notecast.Aws;

/// <summary>A table, queue, bucket or topic as failures name it, and the place through which all requests to it go.</summary>
/// <param name="name">Its kind and name, such as <c>table Notes</c>.</param>
internal sealed class AwsTarget(string name)
{
    /// <summary>Makes a request, so that it fails in the words of the domain.</summary>
    public async Task<TResponse> CallAsync<TResponse>(
        string operation, Func<CancellationToken, Task<TResponse>> request, CancellationToken cancellationToken)
    {
        try
        {
            return await request(cancellationToken);
        }
        catch (Exception exception) when (AwsFailures.IsFailure(exception, cancellationToken))
        {
            throw AwsFailures.Unavailable(operation, name, exception);
        }
    }
}

using Notecast.Domain.Failures;

namespace Notecast.Aws;

/// <summary>A table, queue, bucket or topic as failures name it, and the place through which all requests to it go.</summary>
/// <param name="name">Its kind and name, such as <c>table Notes</c>.</param>
internal sealed class AwsTarget(string name)
{
    public string Name => name;

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

    /// <summary>Requires that a service took all entries of its batches.</summary>
    /// <param name="operation">The API operation.</param>
    /// <param name="count">How many entries there were.</param>
    /// <param name="refused">The codes of those that were refused.</param>
    /// <exception cref="TransientFailureException">Some were refused.</exception>
    public void RequireAllTaken(string operation, int count, IReadOnlyCollection<string> refused)
    {
        if (refused.Count > 0)
        {
            throw new TransientFailureException(
                FailureCode.StorageUnavailable,
                $"{operation} on the {name} failed for {refused.Count:N0} of {count:N0} messages, for the first one: {refused.First()}.",
                "The others are done; start again for the rest.");
        }
    }
}

using AWS.Lambda.Powertools.Idempotency.Exceptions;
using Notecast.Domain.Failures;

namespace Notecast.Functions;

/// <summary>What Powertools throws, as failures that the domain knows.</summary>
internal static class IdempotencyFailures
{
    /// <summary>Calls an idempotent method.</summary>
    /// <param name="method">The method.</param>
    /// <param name="inProgress">What is wrong when another worker runs it with the same key.</param>
    /// <exception cref="TransientFailureException">Another worker runs it, or the table cannot be used now.</exception>
    public static async Task<T> TranslateAsync<T>(Func<Task<T>> method, string inProgress)
    {
        try
        {
            return await method();
        }
        catch (IdempotencyAlreadyInProgressException exception)
        {
            throw new TransientFailureException(
                FailureCode.InProgressElsewhere,
                inProgress,
                "It comes back when that worker's time is over, to see that the work is done.",
                exception);
        }
        catch (Exception exception) when (exception
            is IdempotencyPersistenceLayerException or IdempotencyInconsistentStateException or IdempotencyItemNotFoundException)
        {
            throw new TransientFailureException(
                FailureCode.StorageUnavailable,
                $"The idempotency table fails: {exception.Message} {exception.InnerException?.Message}".TrimEnd(),
                "It is tried again; check the table and the function's rights if it stays.",
                exception);
        }
    }
}

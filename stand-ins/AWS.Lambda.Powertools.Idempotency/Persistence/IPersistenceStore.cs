namespace AWS.Lambda.Powertools.Idempotency.Persistence;

/// <summary>Keeps the records of runs.</summary>
public interface IPersistenceStore
{
    /// <summary>Reads a record, seeing all that was written before.</summary>
    /// <param name="idempotencyKey">The record's key.</param>
    /// <returns>The record.</returns>
    /// <exception cref="Exceptions.IdempotencyItemNotFoundException">There is none.</exception>
    Task<DataRecord> GetRecord(string idempotencyKey);

    /// <summary>Writes a record unless there is one of that key that still counts.</summary>
    /// <param name="record">The record.</param>
    /// <param name="now">The time by which an older record has expired or not.</param>
    /// <returns>A task that ends when the record is written.</returns>
    /// <exception cref="Exceptions.IdempotencyItemAlreadyExistsException">There is one that still counts.</exception>
    Task PutRecord(DataRecord record, DateTimeOffset now);

    /// <summary>Replaces a record, whatever it holds.</summary>
    /// <param name="record">The record.</param>
    /// <returns>A task that ends when the record is written.</returns>
    Task UpdateRecord(DataRecord record);

    /// <summary>Deletes a record, whatever it holds.</summary>
    /// <param name="idempotencyKey">The record's key.</param>
    /// <returns>A task that ends when the record is deleted.</returns>
    Task DeleteRecord(string idempotencyKey);
}

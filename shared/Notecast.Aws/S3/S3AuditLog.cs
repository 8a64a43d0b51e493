using System.Globalization;
using Amazon.S3;
using Amazon.S3.Model;
using Notecast.Domain.Auditing;
using Notecast.Domain.Ports;

namespace Notecast.Aws;

/// <summary>
/// The audit log in the audio bucket: one object an entry, <c>operations/audit/yyyy/MM/dd/{time}-{id}.json</c>, a line of JSON each, so
/// that the objects in the order of their keys are the log. Nothing else in the bucket concerns that folder: no event, no expiry, no
/// search for orphans.
/// </summary>
public sealed class S3AuditLog : IAuditLog
{
    private const string Folder = "operations/audit/";

    private readonly S3Bucket _bucket;
    private readonly TimeProvider _time;

    /// <summary>The audit log in a bucket.</summary>
    /// <param name="client">The client.</param>
    /// <param name="bucketName">The audio bucket.</param>
    /// <param name="time">The clock by which entries are ordered.</param>
    public S3AuditLog(IAmazonS3 client, string bucketName, TimeProvider time)
    {
        _bucket = new S3Bucket(client, bucketName);
        _time = time;
    }

    /// <inheritdoc/>
    public string Place => $"s3://{_bucket.Name}/{Folder}";

    /// <inheritdoc/>
    /// <remarks>One <c>PutObject</c>.</remarks>
    public Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        var request = new PutObjectRequest
        {
            BucketName = _bucket.Name,
            Key = NewKey(),
            ContentType = "application/json",
            ContentBody = $"{AuditEntryFormat.Write(entry)}\n",
        };
        return _bucket.Target.CallAsync("PutObject", token => _bucket.Client.PutObjectAsync(request, token), cancellationToken);
    }

    private string NewKey()
    {
        var now = _time.GetUtcNow();
        var day = now.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture);
        var time = now.ToString("HHmmss'.'fffffff", CultureInfo.InvariantCulture);
        return $"{Folder}{day}/{time}-{Guid.CreateVersion7(now):N}.json";
    }
}

namespace Notecast.EventSources.Events;

/// <summary>An object that was put into a bucket.</summary>
public sealed record ObjectCreated
{
    /// <summary>The bucket's region.</summary>
    public required string Region { get; init; }

    /// <summary>The bucket's name.</summary>
    public required string BucketName { get; init; }

    /// <summary>The object's key as S3 knows it, not encoded.</summary>
    public required string Key { get; init; }

    /// <summary>The object's size, in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The object's entity tag, without quotes; for a plain put the MD5 of its content in hexadecimal digits.</summary>
    public required string ETag { get; init; }

    /// <summary>Orders the puts of one key: hexadecimal digits, of one length for one bucket.</summary>
    public required string Sequencer { get; init; }

    /// <summary>When the object was put.</summary>
    public required DateTimeOffset PutAt { get; init; }

    /// <summary>The name of the bucket's notification configuration.</summary>
    public string ConfigurationId { get; init; } = "ObjectCreated";

    /// <summary>The id of the put request.</summary>
    public string RequestId { get; init; } = "0000000000000000";
}

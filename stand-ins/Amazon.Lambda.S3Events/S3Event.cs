using System.Net;
using System.Text.Json.Serialization;

namespace Amazon.Lambda.S3Events;

/// <summary>The event that S3 sends to a function when objects of a bucket change.</summary>
public class S3Event
{
    /// <summary>The changes; null for the <c>s3:TestEvent</c> that S3 sends when a notification is set up.</summary>
    public List<S3EventNotificationRecord> Records { get; set; }

    /// <summary>One change.</summary>
    public class S3EventNotificationRecord
    {
        /// <summary>The bucket's region.</summary>
        public string AwsRegion { get; set; }

        /// <summary>The kind of change, without the prefix <c>s3:</c>; for example <c>ObjectCreated:Put</c>.</summary>
        public string EventName { get; set; }

        /// <summary>Always <c>aws:s3</c>.</summary>
        public string EventSource { get; set; }

        /// <summary>When S3 finished the request.</summary>
        public DateTime EventTime { get; set; }

        /// <summary>The version of the record's layout.</summary>
        public string EventVersion { get; set; }

        /// <summary>Where the request came from.</summary>
        public RequestParametersEntity RequestParameters { get; set; }

        /// <summary>The ids by which AWS support traces the request.</summary>
        public ResponseElementsEntity ResponseElements { get; set; }

        /// <summary>The bucket and the object.</summary>
        public S3Entity S3 { get; set; }

        /// <summary>Who made the request.</summary>
        public UserIdentityEntity UserIdentity { get; set; }

        /// <summary>Set only for <c>ObjectRestore:Completed</c>.</summary>
        public S3GlacierEventDataEntity GlacierEventData { get; set; }
    }

    /// <summary>The bucket and the object of a change.</summary>
    public class S3Entity
    {
        /// <summary>The id of the notification configuration that the change matched.</summary>
        public string ConfigurationId { get; set; }

        /// <summary>The bucket.</summary>
        public S3BucketEntity Bucket { get; set; }

        /// <summary>The object.</summary>
        public S3ObjectEntity Object { get; set; }

        /// <summary>The version of this part's layout.</summary>
        public string S3SchemaVersion { get; set; }
    }

    /// <summary>A bucket.</summary>
    public class S3BucketEntity
    {
        /// <summary>The bucket's name.</summary>
        public string Name { get; set; }

        /// <summary>The bucket's owner.</summary>
        public UserIdentityEntity OwnerIdentity { get; set; }

        /// <summary>The bucket's ARN.</summary>
        public string Arn { get; set; }
    }

    /// <summary>An object.</summary>
    public class S3ObjectEntity
    {
        /// <summary>The object's key as sent: form-encoded, a space as <c>+</c>.</summary>
        public string Key { get; set; }

        /// <summary>The object's key as S3 knows it.</summary>
        public string KeyDecoded => WebUtility.UrlDecode(Key);

        /// <summary>The object's size, in bytes.</summary>
        public long Size { get; set; }

        /// <summary>The object's entity tag.</summary>
        public string ETag { get; set; }

        /// <summary>The object's version; null in a bucket without versions.</summary>
        public string VersionId { get; set; }

        /// <summary>Orders the changes of one key: hexadecimal digits, compared as text once padded to one length.</summary>
        public string Sequencer { get; set; }
    }

    /// <summary>A principal.</summary>
    public class UserIdentityEntity
    {
        /// <summary>The principal's id.</summary>
        public string PrincipalId { get; set; }
    }

    /// <summary>Where a request came from.</summary>
    public class RequestParametersEntity
    {
        /// <summary>The requester's address.</summary>
        public string SourceIPAddress { get; set; }
    }

    /// <summary>The ids by which AWS support traces a request.</summary>
    public class ResponseElementsEntity
    {
        /// <summary>The id of the host that served the request.</summary>
        [JsonPropertyName("x-amz-id-2")]
        public string XAmzId2 { get; set; }

        /// <summary>The request's id.</summary>
        [JsonPropertyName("x-amz-request-id")]
        public string XAmzRequestId { get; set; }
    }

    /// <summary>What is told of a restore from an archive class.</summary>
    public class S3GlacierEventDataEntity
    {
        /// <summary>The restore.</summary>
        public S3RestoreEventDataEntity RestoreEventData { get; set; }
    }

    /// <summary>A restore from an archive class.</summary>
    public class S3RestoreEventDataEntity
    {
        /// <summary>When the restored copy expires.</summary>
        public DateTime LifecycleRestorationExpiryTime { get; set; }

        /// <summary>The class the object was restored from.</summary>
        public string LifecycleRestoreStorageClass { get; set; }
    }
}

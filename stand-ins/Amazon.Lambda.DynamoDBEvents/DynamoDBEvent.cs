namespace Amazon.Lambda.DynamoDBEvents;

/// <summary>The event that a DynamoDB stream hands to a function: a batch of changes of one shard, in order.</summary>
public class DynamoDBEvent
{
    /// <summary>The changes, oldest first.</summary>
    public IList<DynamodbStreamRecord> Records { get; set; }

    /// <summary>One change and where it comes from.</summary>
    public class DynamodbStreamRecord
    {
        /// <summary>The stream's ARN (<c>eventSourceARN</c>).</summary>
        public string EventSourceArn { get; set; }

        /// <summary>The region of the table.</summary>
        public string AwsRegion { get; set; }

        /// <summary>The change itself (<c>dynamodb</c>).</summary>
        public StreamRecord Dynamodb { get; set; }

        /// <summary>A unique id of the record.</summary>
        public string EventID { get; set; }

        /// <summary>The kind of change: <c>INSERT</c>, <c>MODIFY</c> or <c>REMOVE</c>.</summary>
        public string EventName { get; set; }

        /// <summary>Always <c>aws:dynamodb</c>.</summary>
        public string EventSource { get; set; }

        /// <summary>The version of the record's layout.</summary>
        public string EventVersion { get; set; }

        /// <summary>Who made the change when DynamoDB itself did, as for an expired item; else null.</summary>
        public Identity UserIdentity { get; set; }
    }

    /// <summary>A change of one item.</summary>
    public class StreamRecord
    {
        /// <summary>When the change was made, in UTC, to about a second. On the wire: seconds since 1970-01-01.</summary>
        public DateTime ApproximateCreationDateTime { get; set; }

        /// <summary>The item's primary key.</summary>
        public Dictionary<string, AttributeValue> Keys { get; set; }

        /// <summary>The item after the change; null if it was removed or the stream does not carry it.</summary>
        public Dictionary<string, AttributeValue> NewImage { get; set; }

        /// <summary>The item before the change; null if it was inserted or the stream does not carry it.</summary>
        public Dictionary<string, AttributeValue> OldImage { get; set; }

        /// <summary>Orders the changes of an item; decimal digits.</summary>
        public string SequenceNumber { get; set; }

        /// <summary>The record's size, in bytes.</summary>
        public long SizeBytes { get; set; }

        /// <summary>What the stream carries: <c>KEYS_ONLY</c>, <c>NEW_IMAGE</c>, <c>OLD_IMAGE</c> or <c>NEW_AND_OLD_IMAGES</c>.</summary>
        public string StreamViewType { get; set; }
    }

    /// <summary>The service that made a change by itself.</summary>
    public class Identity
    {
        /// <summary>For an expired item <c>dynamodb.amazonaws.com</c>.</summary>
        public string PrincipalId { get; set; }

        /// <summary>For an expired item <c>Service</c>.</summary>
        public string Type { get; set; }
    }

    /// <summary>One attribute's value: exactly one of the members is set, and its name is the attribute's type.</summary>
    public class AttributeValue
    {
        /// <summary>Binary.</summary>
        public MemoryStream B { get; set; }

        /// <summary>Boolean.</summary>
        public bool? BOOL { get; set; }

        /// <summary>A set of binaries.</summary>
        public List<MemoryStream> BS { get; set; }

        /// <summary>A list.</summary>
        public List<AttributeValue> L { get; set; }

        /// <summary>A map.</summary>
        public Dictionary<string, AttributeValue> M { get; set; }

        /// <summary>A number, as decimal text.</summary>
        public string N { get; set; }

        /// <summary>A set of numbers, as decimal texts.</summary>
        public List<string> NS { get; set; }

        /// <summary>True for the null value.</summary>
        public bool? NULL { get; set; }

        /// <summary>Text.</summary>
        public string S { get; set; }

        /// <summary>A set of texts.</summary>
        public List<string> SS { get; set; }
    }
}

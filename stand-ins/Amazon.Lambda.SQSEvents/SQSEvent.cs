namespace Amazon.Lambda.SQSEvents;

/// <summary>The event that hands a batch of queue messages to a function.</summary>
public class SQSEvent
{
    /// <summary>The messages.</summary>
    public List<SQSMessage> Records { get; set; }

    /// <summary>One message.</summary>
    public class SQSMessage
    {
        /// <summary>The message's id; it stays the same on every receipt.</summary>
        public string MessageId { get; set; }

        /// <summary>Names this receipt of the message.</summary>
        public string ReceiptHandle { get; set; }

        /// <summary>The message's text.</summary>
        public string Body { get; set; }

        /// <summary>MD5 of the body, in hexadecimal digits.</summary>
        public string Md5OfBody { get; set; }

        /// <summary>MD5 of the message attributes, in hexadecimal digits.</summary>
        public string Md5OfMessageAttributes { get; set; }

        /// <summary>The queue's ARN (<c>eventSourceARN</c>).</summary>
        public string EventSourceArn { get; set; }

        /// <summary>Always <c>aws:sqs</c>.</summary>
        public string EventSource { get; set; }

        /// <summary>The queue's region.</summary>
        public string AwsRegion { get; set; }

        /// <summary>What SQS says of the message, for example <c>ApproximateReceiveCount</c>.</summary>
        public Dictionary<string, string> Attributes { get; set; }

        /// <summary>What the sender attached to the message.</summary>
        public Dictionary<string, MessageAttribute> MessageAttributes { get; set; }
    }

    /// <summary>A typed value that a sender attached to a message.</summary>
    public class MessageAttribute
    {
        /// <summary>The value of a text or a number.</summary>
        public string StringValue { get; set; }

        /// <summary>The value of a binary.</summary>
        public MemoryStream BinaryValue { get; set; }

        /// <summary>Reserved by SQS.</summary>
        public List<string> StringListValues { get; set; }

        /// <summary>Reserved by SQS.</summary>
        public List<MemoryStream> BinaryListValues { get; set; }

        /// <summary><c>String</c>, <c>Number</c> or <c>Binary</c>, perhaps followed by a dot and a label of the sender's.</summary>
        public string DataType { get; set; }
    }
}

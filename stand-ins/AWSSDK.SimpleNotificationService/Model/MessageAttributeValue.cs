namespace Amazon.SimpleNotificationService.Model;

/// <summary>The value of a message attribute.</summary>
public class MessageAttributeValue
{
    /// <summary>The value of an attribute of type <c>Binary</c>.</summary>
    public MemoryStream BinaryValue { get; set; }

    /// <summary><c>String</c>, <c>String.Array</c>, <c>Number</c> or <c>Binary</c>. Required.</summary>
    public string DataType { get; set; }

    /// <summary>The value of an attribute of any other type.</summary>
    public string StringValue { get; set; }
}

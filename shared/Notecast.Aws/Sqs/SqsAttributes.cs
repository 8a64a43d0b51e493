using System.Text;
using Amazon.SQS.Model;
using Notecast.Domain.DeadLetters;

namespace Notecast.Aws;

/// <summary>Message attributes. They count towards a message's size: name, type and value.</summary>
internal static class SqsAttributes
{
    /// <summary>An attribute that is text.</summary>
    public static MessageAttributeValue Text(string value) => new() { DataType = MessageAttribute.TextType, StringValue = value };

    /// <summary>An attribute of any type.</summary>
    public static MessageAttributeValue Of(MessageAttribute attribute) => attribute.IsBinary
        ? new() { DataType = attribute.Type, BinaryValue = new MemoryStream(Convert.FromBase64String(attribute.Value)) }
        : new() { DataType = attribute.Type, StringValue = attribute.Value };

    /// <summary>How many bytes a message takes.</summary>
    public static int SizeOf(string body, Dictionary<string, MessageAttributeValue> attributes) =>
        Encoding.UTF8.GetByteCount(body) + attributes.Sum(attribute => SizeOf(attribute.Key, attribute.Value));

    /// <summary>How many bytes an attribute takes.</summary>
    public static int SizeOf(string name, MessageAttributeValue value) =>
        name.Length + value.DataType.Length + Encoding.UTF8.GetByteCount(value.StringValue ?? "") + (int)(value.BinaryValue?.Length ?? 0);
}

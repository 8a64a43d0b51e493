using System.Text;
using Notecast.Domain.Failures;

namespace Notecast.Domain.Narrations;

/// <summary>The length that an object key may have. Source: Amazon S3 User Guide, "Naming Amazon S3 objects".</summary>
internal static class ObjectKeyLength
{
    /// <exception cref="PermanentFailureException">The ids that the key is made of are too long.</exception>
    public static void Check(string objectKey)
    {
        var bytes = Encoding.UTF8.GetByteCount(objectKey);
        if (bytes > NarrationKey.MaxKeyBytes)
        {
            throw new PermanentFailureException(
                FailureCode.KeyTooLong,
                $"UserId and NoteId make an object key of {bytes:N0} bytes; S3 allows {NarrationKey.MaxKeyBytes:N0}.",
                "Use shorter ids: characters other than letters, digits, '-', '_', '.' and '~' count three times per UTF-8 byte.");
        }
    }
}

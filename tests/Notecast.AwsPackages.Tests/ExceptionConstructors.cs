using System.Net;
using Amazon.Runtime;

namespace Notecast.AwsPackages.Tests;

/// <summary>All exceptions of the SDK can be made in the same six ways.</summary>
internal static class ExceptionConstructors
{
    private static readonly Type[] Answer = [typeof(ErrorType), typeof(string), typeof(string), typeof(HttpStatusCode)];

    public static void AssertAreThoseOf(Type type)
    {
        var inner = new IOException("Why.");
        object[] answer = [ErrorType.Sender, "code", "request-1", HttpStatusCode.Conflict];
        var whole = (AmazonServiceException)Activator.CreateInstance(type, ["What.", inner, .. answer])!;

        Assert.Equal(("What.", inner), (whole.Message, whole.InnerException));
        Assert.Equal(
            (ErrorType.Sender, "code", "request-1", HttpStatusCode.Conflict),
            (whole.ErrorType, whole.ErrorCode, whole.RequestId, whole.StatusCode));
        Assert.Null(((Exception)Activator.CreateInstance(type, ["What.", .. answer])!).InnerException);
        Type[][] others = [[], [typeof(string)], [typeof(string), typeof(Exception)], [typeof(Exception)], [typeof(string), .. Answer]];
        Assert.All(others, parameters => Assert.NotNull(type.GetConstructor(parameters)));
    }
}

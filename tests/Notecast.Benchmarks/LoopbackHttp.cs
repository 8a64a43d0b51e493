using System.Net;
using Notecast.AwsTesting;

namespace Notecast.Benchmarks;

/// <summary>What the loopback services of the benchmarks share.</summary>
internal static class LoopbackHttp
{
    /// <summary>What programs need to find a service, and to look nowhere else.</summary>
    public static Dictionary<string, string> VariablesFor(Uri url) => new()
    {
        ["AWS_ENDPOINT_URL"] = url.ToString(),
        ["AWS_REGION"] = MotoServer.Region,
        ["AWS_DEFAULT_REGION"] = MotoServer.Region,
        ["AWS_ACCESS_KEY_ID"] = "test",
        ["AWS_SECRET_ACCESS_KEY"] = "test",
        ["AWS_CONFIG_FILE"] = "/dev/null",
        ["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null",
        ["AWS_EC2_METADATA_DISABLED"] = "true",
    };

    /// <summary>Handles each request on a thread of its own, until the listener is closed.</summary>
    public static async Task ServeAsync(HttpListener listener, Func<HttpListenerContext, Task> handle)
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                _ = Task.Run(() => handle(context));
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // It is closed.
        }
    }
}

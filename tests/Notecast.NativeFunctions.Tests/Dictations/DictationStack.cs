using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Notecast.AwsTesting;
using Notecast.AwsTesting.Deployment;
using Notecast.EventSources.Invoking;

namespace Notecast.NativeFunctions.Tests.Dictations;

/// <summary>A stack whose DictateNote is asked, and whose links are followed.</summary>
/// <remarks>The server enforces no rights here: it could not judge links.</remarks>
public abstract class DictationStack(bool numericNoteIds) : IAsyncLifetime
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The deployment.</summary>
    public NativeDeployment Deployment { get; private set; } = null!;

    /// <summary>What hands events over.</summary>
    public EventPump Pump { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Deployment = await NativeDeployment.StartAsync(enforcesRights: false, numericNoteIds: numericNoteIds);
        Pump = new EventPump(Deployment);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Pump?.Dispose();
        await (Deployment?.DisposeAsync() ?? ValueTask.CompletedTask);
        GC.SuppressFinalize(this);
    }

    /// <summary>Asks for a dictation as `aws lambda invoke` does.</summary>
    public Task<InvocationResult> AskAsync(string request) => Deployment["DictateNote"].InvokeAsync(request);

    /// <summary>Asks for a dictation that is answered with a link.</summary>
    public async Task<Uri> DictateAsync(string request)
    {
        var result = await AskAsync(request);
        Assert.True(result.Status == InvocationStatus.Succeeded, $"{result.ErrorType}: {result.ErrorMessage}");
        return new Uri(JsonSerializer.Deserialize<string>(result.Payload.Span)!);
    }

    /// <summary>The type and the duration in seconds of what a link leads to, by a program that is not ours.</summary>
    public static async Task<(string Format, double Seconds)> ProbeAsync(Uri link)
    {
        var ffprobe = Programs.Require("ffprobe", "apt-get install ffmpeg");
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.mp3");
        try
        {
            await File.WriteAllBytesAsync(path, await DownloadAsync(link), Cancellation);
            var format = JsonNode.Parse(await Command.RunAsync(ffprobe, ["-v", "error", "-show_format", "-of", "json", path]))!["format"]!;
            var seconds = double.Parse(format["duration"]!.GetValue<string>(), CultureInfo.InvariantCulture);
            return (format["format_name"]!.GetValue<string>(), seconds);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>What a link leads to, for somebody without credentials.</summary>
    public static async Task<byte[]> DownloadAsync(Uri link)
    {
        using var client = new HttpClient();
        return await client.GetByteArrayAsync(link, Cancellation);
    }
}

using System.Diagnostics;
using Amazon.Runtime;

namespace Notecast.AwsTesting;

/// <summary>
/// An AWS-compatible server on a free port of this machine. As an assembly fixture it is started when the first test asks, and stopped
/// after the last.
/// </summary>
public sealed class MotoServer : IAsyncDisposable
{
    /// <summary>The region that tests use.</summary>
    public const string Region = "eu-west-1";

    private const string Announcement = "Running on ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly Lazy<Task<Uri>> _url;
    private Process? _process;

    /// <summary>A server with its default settings.</summary>
    public MotoServer()
        : this(new Dictionary<string, string>())
    {
    }

    private MotoServer(IReadOnlyDictionary<string, string> settings)
    {
        _settings = settings;
        _url = new(StartAsync);
    }

    /// <summary>What a server that enforces no rights takes from anybody.</summary>
    public static AWSCredentials AnyCredentials { get; } = new BasicAWSCredentials("test", "test");

    /// <summary>A server with settings of its own.</summary>
    /// <param name="settings">Environment variables of the server.</param>
    public static MotoServer With(IReadOnlyDictionary<string, string> settings) => new(settings);

    /// <summary>The server's address; skips the test on a machine that has no such server.</summary>
    public Task<Uri> GetUrlAsync()
    {
        Programs.Require("moto_server", "pip install 'moto[all,server]'");
        return _url.Value;
    }

    /// <summary>Points a client's configuration at the server.</summary>
    public async Task<TConfig> ConfigureAsync<TConfig>(TConfig config)
        where TConfig : ClientConfig
    {
        config.ServiceURL = (await GetUrlAsync()).ToString();
        config.AuthenticationRegion = Region;
        return config;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _process?.Kill(entireProcessTree: true);
        _process?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<Uri> StartAsync()
    {
        // Port 0 lets the system choose; the server says which it got once it listens.
        var start = new ProcessStartInfo(Programs.Find("moto_server")!, ["-H", "127.0.0.1", "-p", "0"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["PYTHONUNBUFFERED"] = "1";
        foreach (var (name, value) in _settings)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        var address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Read(object sender, DataReceivedEventArgs line)
        {
            if (line.Data?.IndexOf(Announcement, StringComparison.Ordinal) is >= 0 and var at)
            {
                address.TrySetResult(line.Data[(at + Announcement.Length)..].Trim());
            }
        }

        _process.ErrorDataReceived += Read;
        _process.OutputDataReceived += Read;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        return new Uri(await address.Task.WaitAsync(Patience));
    }
}

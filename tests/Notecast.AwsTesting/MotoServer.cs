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

    /// <summary>
    /// The server with rights that can be enforced. Its own check of signatures is off: it encodes the path of an S3 request another way than
    /// AWS does, and refuses every key that has a percent sign, and every list with a prefix.
    /// </summary>
    private const string EnforcingRights =
        """
        import sys
        from moto.iam.access_control import IAMRequestBase
        from moto.server import main
        IAMRequestBase.check_signature = lambda request: None
        main(sys.argv[1:])
        """;

    private readonly bool _enforcesRights;
    private readonly Lazy<Task<Uri>> _url;
    private Process? _process;

    /// <summary>A server that allows everything.</summary>
    public MotoServer()
        : this(enforcesRights: false)
    {
    }

    private MotoServer(bool enforcesRights)
    {
        _enforcesRights = enforcesRights;
        _url = new(StartAsync);
    }

    /// <summary>What a server that enforces no rights takes from anybody.</summary>
    public static AWSCredentials AnyCredentials { get; } = new BasicAWSCredentials("test", "test");

    /// <summary>A server that allows everything until <see cref="EnforceRightsAsync"/>.</summary>
    public static MotoServer ThatCanEnforceRights() => new(enforcesRights: true);

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

    /// <summary>From now on, whoever asks needs the rights to. There is no way back.</summary>
    public async Task EnforceRightsAsync()
    {
        using var client = new HttpClient();
        using var body = new StringContent("0");
        using var answer = await client.PostAsync(new Uri(await GetUrlAsync(), "moto-api/reset-auth"), body);
        answer.EnsureSuccessStatusCode();
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
        string[] address = ["-H", "127.0.0.1", "-p", "0"];
        var start = _enforcesRights
            ? new ProcessStartInfo(Programs.Find("python3")!, ["-c", EnforcingRights, .. address])
            : new ProcessStartInfo(Programs.Find("moto_server")!, address);
        start.RedirectStandardError = true;
        start.RedirectStandardOutput = true;
        start.Environment["PYTHONUNBUFFERED"] = "1";
        _process = Process.Start(start)!;
        var announced = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Read(object sender, DataReceivedEventArgs line)
        {
            if (line.Data?.IndexOf(Announcement, StringComparison.Ordinal) is >= 0 and var at)
            {
                announced.TrySetResult(line.Data[(at + Announcement.Length)..].Trim());
            }
        }

        _process.ErrorDataReceived += Read;
        _process.OutputDataReceived += Read;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        return new Uri(await announced.Task.WaitAsync(Patience));
    }
}

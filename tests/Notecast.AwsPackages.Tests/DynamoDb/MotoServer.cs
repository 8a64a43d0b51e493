using System.Diagnostics;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Notecast.AwsPackages.Tests.DynamoDb;

[assembly: AssemblyFixture(typeof(MotoServer))]

namespace Notecast.AwsPackages.Tests.DynamoDb;

/// <summary>An AWS-compatible server on a free port of this machine, started when the first test asks and stopped after the last.</summary>
public sealed class MotoServer : IAsyncDisposable
{
    private const string Announcement = "Running on ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Lazy<Task<AmazonDynamoDBClient>> _client;
    private Process? _process;

    public MotoServer() => _client = new(StartAsync);

    private static string? Program => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, "moto_server"))
        .FirstOrDefault(File.Exists);

    /// <summary>A client of the server; skips the test on a machine that has none.</summary>
    internal Task<AmazonDynamoDBClient> GetClientAsync()
    {
        Assert.SkipWhen(Program is null, "The program moto_server is not installed: pip install 'moto[server,dynamodb]'.");
        return _client.Value;
    }

    /// <summary>Makes an empty table with the hash key <c>id</c>.</summary>
    internal async Task<string> CreateTableAsync()
    {
        var client = await GetClientAsync();
        var name = $"idempotency-{Guid.NewGuid():N}";
        await client.CreateTableAsync(new CreateTableRequest
        {
            TableName = name,
            KeySchema = [new KeySchemaElement("id", KeyType.HASH)],
            AttributeDefinitions = [new AttributeDefinition("id", ScalarAttributeType.S)],
            BillingMode = BillingMode.PAY_PER_REQUEST,
        });
        return name;
    }

    public async ValueTask DisposeAsync()
    {
        if (_client.IsValueCreated)
        {
            (await _client.Value).Dispose();
        }

        _process?.Kill(entireProcessTree: true);
        _process?.Dispose();
    }

    private async Task<AmazonDynamoDBClient> StartAsync()
    {
        // Port 0 lets the system choose; the server says which it got once it listens.
        var start = new ProcessStartInfo(Program!, ["-H", "127.0.0.1", "-p", "0"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["PYTHONUNBUFFERED"] = "1";
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
        var url = await address.Task.WaitAsync(Patience);
        var config = new AmazonDynamoDBConfig { ServiceURL = url, AuthenticationRegion = "eu-west-1" };
        return new AmazonDynamoDBClient(new BasicAWSCredentials("test", "test"), config);
    }
}

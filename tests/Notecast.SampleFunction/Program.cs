using System.Collections;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Notecast.SampleFunction;

// A function that does what its events tell it to do, and starts as its environment tells it to start.
const string Failure = """{"errorType":"SampleException","errorMessage":"It was told to fail.","stackTrace":["at Sample"]}""";

Console.WriteLine($"starting {Environment.ProcessId}");
using var runtime = new RuntimeClient(Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")!);
switch (Environment.GetEnvironmentVariable("SAMPLE_START"))
{
    case "fail":
        Console.WriteLine($"init error: {await runtime.PostAsync("init/error", Failure, "SampleException")}");
        return 1;
    case "exit":
        return 3;
    case "hang":
        await Task.Delay(Timeout.Infinite);
        break;
}

while (true)
{
    var (id, @event, headers) = await runtime.NextAsync();
    foreach (var record in @event["Records"]?.AsArray() ?? [])
    {
        Console.WriteLine($"record {record!["body"]}");
    }

    switch ((string?)@event["do"])
    {
        case "throw":
            Console.WriteLine($"error: {await runtime.PostAsync($"invocation/{id}/error", Failure, "SampleException")}");
            break;
        case "post error":
            await runtime.PostAsync($"invocation/{id}/error", (string)@event["body"]!, (string?)@event["type"]);
            break;
        case "hang":
            Console.WriteLine("hanging");
            await Task.Delay(Timeout.Infinite);
            break;
        case "exit":
            return (int)@event["code"]!;
        case "answer and exit":
            await runtime.PostAsync($"invocation/{id}/response", $"{Environment.ProcessId}");
            return 0;
        case "write":
            Console.WriteLine("to standard output");
            await Console.Error.WriteLineAsync("to standard error");
            await runtime.PostAsync($"invocation/{id}/response", "null");
            break;
        case "wait":
            await WaitAsync((int)@event["port"]!);
            await runtime.PostAsync($"invocation/{id}/response", $"{Environment.ProcessId}");
            break;
        case "answer bytes":
            var text = new string('x', (int)@event["bytes"]! - 2);
            Console.WriteLine($"response: {await runtime.PostAsync($"invocation/{id}/response", $"\"{text}\"")}");
            break;
        case "answer another":
            Console.WriteLine($"another: {await runtime.PostAsync("invocation/another/response", "1")}");
            await runtime.PostAsync($"invocation/{id}/response", "2");
            break;
        default:
            await runtime.PostAsync($"invocation/{id}/response", Echo(@event, headers).ToJsonString());
            break;
    }
}

// Waits until the test, which listens there, closes the connection.
static async Task WaitAsync(int port)
{
    using var client = new TcpClient();
    await client.ConnectAsync(IPAddress.Loopback, port);
    await client.GetStream().CopyToAsync(Stream.Null);
}

static JsonObject Echo(JsonNode @event, JsonObject headers)
{
    var environment = new JsonObject();
    foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
    {
        environment[(string)variable.Key] = (string?)variable.Value;
    }

    return new JsonObject
    {
        ["event"] = @event.DeepClone(),
        ["headers"] = headers,
        ["environment"] = environment,
        ["processId"] = Environment.ProcessId,
        ["folder"] = Environment.CurrentDirectory,
    };
}

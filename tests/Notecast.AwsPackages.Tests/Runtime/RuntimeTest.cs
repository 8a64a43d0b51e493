using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace Notecast.AwsPackages.Tests.Runtime;

/// <summary>A function in this process, with a Runtime API to itself.</summary>
[Collection(ProcessState.Name)]
public abstract class RuntimeTest : IDisposable
{
    protected const string RequestId = "8476a536-e9f4-11e8-9739-2dfe598c3fcd";
    private readonly List<EnvironmentVariable> _variables = [];

    protected RuntimeTest()
    {
        SetVariable("AWS_LAMBDA_RUNTIME_API", Server.HostAndPort);

        // The limit would be the whole test run's.
        SetVariable("AWS_LAMBDA_DOTNET_DISABLE_MEMORY_LIMIT_CHECK", "true");
        SetVariable("_X_AMZN_TRACE_ID", null);
    }

    internal RuntimeApiServer Server { get; } = new();

    internal CapturedConsole Log { get; } = new();

    protected static ILambdaSerializer Serializer { get; } = new SourceGeneratorLambdaJsonSerializer<RuntimeContext>();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        Server.Dispose();
        Log.Dispose();
        _variables.ForEach(variable => variable.Dispose());
    }

    protected void SetVariable(string name, string? value) => _variables.Add(new EnvironmentVariable(name, value));

    protected void RunOnce() => SetVariable("AWS_LAMBDA_DOTNET_DEBUG_RUN_ONCE", "true");

    protected void AddEvent(string text, string requestId = RequestId, params (string Name, string Value)[] headers) => AddRaw(
        $$"""{"Text":"{{text}}"}""",
        requestId,
        headers);

    protected void AddRaw(string body, string requestId = RequestId, params (string Name, string Value)[] headers)
    {
        var all = headers.ToDictionary(header => header.Name, header => header.Value);
        all["Lambda-Runtime-Aws-Request-Id"] = requestId;
        Server.Add(body, all);
    }

    internal static LambdaBootstrap Build(Func<Question, ILambdaContext, Task<Answer>> handler) =>
        LambdaBootstrapBuilder.Create<Question, Answer>(handler, Serializer).Build();

    internal static Task<Answer> EchoAsync(Question question, ILambdaContext _) => Task.FromResult(new Answer { Text = question.Text });

    /// <summary>Runs one invocation and returns what was posted.</summary>
    internal async Task<RuntimeCall> InvokeOnceAsync(
        Func<Question, ILambdaContext, Task<Answer>> handler, params (string Name, string Value)[] headers)
    {
        RunOnce();
        AddEvent("hello", RequestId, headers);
        using var bootstrap = Build(handler);
        await bootstrap.RunAsync(TestContext.Current.CancellationToken);
        return await Server.ReadPostedAsync();
    }
}

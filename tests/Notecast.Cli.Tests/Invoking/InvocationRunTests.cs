using System.Text.Json;
using Amazon.Lambda.Serialization.SystemTextJson;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Notecast.Cli.Invoking;
using Notecast.EventSources.Invoking;
using Notecast.EventSources.Queues;
using Notecast.Functions.DictateNote;

namespace Notecast.Cli.Tests.Invoking;

public sealed class InvocationRunTests
{
    private static readonly byte[] Event = "{}"u8.ToArray();

    [Fact]
    public async Task A_function_that_does_not_return_in_time_times_out()
    {
        var time = new FakeTimeProvider();
        var target = new HangingTarget(time);

        var running = new InvocationRun(target, time, NullLogger.Instance).RequestAsync(Event, TestContext.Current.CancellationToken);
        await target.Started;
        time.Advance(HangingTarget.Timeout);
        var ended = Assert.Single((await running).Tries);

        Assert.Equal(
            (InvocationStatus.TimedOut, "Sandbox.Timedout", 7_000),
            (ended.Result.Status, ended.Result.ErrorType, ended.BilledMilliseconds));
        Assert.EndsWith("Task timed out after 7.00 seconds", ended.Result.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_function_that_does_not_return_is_left_when_the_command_is_stopped(bool isEvent)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var time = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.Zero };
        var target = new HangingTarget(time);
        var run = new InvocationRun(target, time, NullLogger.Instance);

        var running = isEvent ? run.AcceptAsync(Event, progress: null, stop.Token) : run.RequestAsync(Event, stop.Token);
        await target.Started;
        await stop.CancelAsync();
        target.Return();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Theory]
    [InlineData(0.0, null, 0)]
    [InlineData(10.0, null, 10)]
    [InlineData(10.01, null, 11)]
    [InlineData(10.6, 100.5, 112)]
    public void The_billed_duration_has_the_init_in_it_and_is_rounded_up(double duration, double? init, long billed)
    {
        var ended = new InvocationTry(
            DateTimeOffset.UnixEpoch,
            new InvocationResult
            {
                RequestId = "r",
                Status = InvocationStatus.Succeeded,
                Duration = TimeSpan.FromMilliseconds(duration),
                InitDuration = init is { } known ? TimeSpan.FromMilliseconds(known) : null,
            },
            PeakMemoryBytes: null);

        Assert.Equal(billed, ended.BilledMilliseconds);
    }

    /// <summary>A function that returns when it is told to.</summary>
    private sealed class HangingTarget(TimeProvider time) : IInvocationTarget
    {
        private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource<string> _returns = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(7);

        public Task Started => _started.Task;

        public string Description => "hangs";

        public IMessageQueue? OnFailure => null;

        public long? PeakMemoryBytes => 1;

        public void Return() => _returns.SetResult("late");

        public LambdaFunction Deploy(Action<InvocationResult>? onResult) => LambdaFunction.Create<JsonElement, string>(
            new LambdaFunctionOptions
            {
                Name = "f",
                Arn = "arn:aws:lambda:local:000000000000:function:f",
                Timeout = Timeout,
                OnResult = onResult,
            },
            new SourceGeneratorLambdaJsonSerializer<EventJsonContext>(),
            (_, _) =>
            {
                _started.TrySetResult();
                return _returns.Task;
            },
            time,
            NullLogger.Instance);

        public Task<LeftBehind?> ReadLeftAsync(CancellationToken stop) => Task.FromResult<LeftBehind?>(null);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

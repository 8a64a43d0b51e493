using Notecast.AwsTesting;
using Notecast.AwsTesting.Deployment;

namespace Notecast.NativeFunctions.Tests.Rights;

/// <summary>
/// The roles of the template allow what the functions do and nothing else. The server judges actions of all services but resources of S3 only,
/// so resources are compared here with what the requests really named.
/// </summary>
public sealed class RightsTests(EnforcedStack stack) : IClassFixture<EnforcedStack>
{
    /// <summary>What the service Lambda does with a function's role and no test can make it do: writing its log and its traces.</summary>
    private static readonly string[] ByLambdaItself =
        ["logs:CreateLogStream", "logs:PutLogEvents", "xray:PutTraceSegments", "xray:PutTelemetryRecords"];

    private readonly Exercises _exercises = new(stack);

    private NativeDeployment Deployment => stack.Deployment;

    public static TheoryData<string, string> Actions
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (function, action) in new Exercises(null!).All.Keys)
            {
                data.Add(function, action);
            }

            return data;
        }
    }

    [Fact]
    public void Each_action_of_each_role_has_an_exercise()
    {
        var actions = NativeDeployment.FunctionNames.SelectMany(
            name => new RolePolicy(Deployment[name].Policy).Actions.Select(action => (name, action)));

        Assert.Equal(actions.Where(pair => !ByLambdaItself.Contains(pair.action)).Order(), _exercises.All.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Without_an_action_its_request_is_refused_and_the_function_says_so(string function, string action)
    {
        var (prepare, act) = _exercises.All[(function, action)];
        var policy = new RolePolicy(Deployment[function].Policy);
        await _exercises.ForgetChangesAsync();
        await _exercises.ClearAsync();
        await prepare();
        await _exercises.ClearAsync();
        Exception? failure;
        try
        {
            await Deployment.PutPolicyAsync(function, policy.Without(action).ForServer());

            // What plays Lambda's part is refused as Lambda would be; that is seen at the server.
            failure = await Record.ExceptionAsync(act);
        }
        finally
        {
            await Deployment.PutPolicyAsync(function, policy.ForServer());
        }

        var byFunction = Refused(Deployment.Calls, function, action);
        var byPoller = Refused(Deployment.PollerCalls, function, action);
        Assert.True(byFunction || byPoller, $"No request of {function} for {action} was refused.\n{WhatHappened(failure)}");
        if (byFunction && action != "s3:AbortMultipartUpload")
        {
            await Deployment[function].WaitForLineAsync(line =>
                line.Contains("AccessDenied", StringComparison.Ordinal)
                || line.Contains("not authorized", StringComparison.Ordinal)
                || line.Contains("HTTP 403", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Every_resource_that_a_request_named_is_covered_and_no_statement_covers_one_that_is_never_named()
    {
        await _exercises.ClearAsync();
        foreach (var (prepare, act) in _exercises.All.Values.DistinctBy(exercise => (exercise.Prepare.Method, exercise.Act.Method)).ToList())
        {
            await _exercises.EmptyQueuesAsync();
            await prepare();
            await act();
        }

        await _exercises.EmptyQueuesAsync();
        await _exercises.PlanPoisonAsync();
        await _exercises.NarrateTwiceAsync();
        await _exercises.ReplayTwiceAsync();
        await _exercises.Dictations.DictateNarrationAsync();
        await _exercises.Dictations.DictateAgainAsync();
        foreach (var name in NativeDeployment.FunctionNames)
        {
            var uses = Deployment.Calls.Requests.Concat(Deployment.PollerCalls.Requests)
                .Where(request => request.AccessKeyId == Deployment[name].Credentials.AccessKeyId)
                .SelectMany(UsedRight.Of)
                .Distinct()
                .ToList();
            var grants = new RolePolicy(Deployment[name].Policy).Grants;

            var uncovered = uses.Where(use => !grants.Any(grant => RolePolicy.Covers(grant, use.Action, use.Resource)));
            var unused = grants.Where(grant =>
                !ByLambdaItself.Contains(grant.Action) && !uses.Any(use => RolePolicy.Covers(grant, use.Action, use.Resource)));
            string[] problems =
            [
                .. uncovered.Select(use => $"{name}: {use.Action} on {use.Resource} is not allowed"),
                .. unused.Select(grant => $"{name}: {grant.Action} on {grant.Resource} is not used"),
            ];
            Assert.True(problems.Length == 0, string.Join('\n', problems));
            AssertMissingObjectsAreNotForbidden(name);
        }
    }

    /// <summary>
    /// S3 says 404 of a missing object only to those who may list it, else 403. The server knows no conditions, so they are judged here.
    /// </summary>
    private void AssertMissingObjectsAreNotForbidden(string function)
    {
        var missing = Deployment.Calls.Requests
            .Where(request => request is { Service: "s3", Method: "GET", Status: 404 })
            .Where(request => request.AccessKeyId == Deployment[function].Credentials.AccessKeyId)
            .Select(request => Uri.UnescapeDataString(request.RawUrl.Split('?')[0]).Split('/', 3)[2])
            .ToList();

        Assert.Equal(function is "NarrateNote" or "DictateNote", missing.Count > 0);
        Assert.All(missing, key => Assert.True(new RolePolicy(Deployment[function].Policy).AllowsPrefix("s3:ListBucket", key), key));
    }

    private bool Refused(RecordingProxy proxy, string function, string action) => proxy.Requests.Any(request =>
        request.AccessKeyId == Deployment[function].Credentials.AccessKeyId
        && request.Status is 403 or 400
        && UsedRight.Of(request).Any(use => use.Action == action));

    private string WhatHappened(Exception? failure) => string.Join('\n',
    [
        .. Deployment.Calls.Requests.Concat(Deployment.PollerCalls.Requests)
            .Select(request => $"{request.Status} {request.Service} {request.Method} {request.RawUrl} {request.Target}"),
        .. NativeDeployment.FunctionNames.SelectMany(name => Deployment[name].Lines),
        failure?.ToString(),
    ]);
}

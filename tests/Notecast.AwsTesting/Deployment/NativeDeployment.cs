using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SQS;
using Notecast.EventSources.Invoking;
using Notecast.EventSources.Native;

namespace Notecast.AwsTesting.Deployment;

/// <summary>
/// The whole stack on an AWS-compatible server, with the packaged executables as its functions, each with its role's credentials. What Lambda
/// does between services is done by <see cref="EventPump"/>. Speech is real, from a loopback service.
/// </summary>
public sealed class NativeDeployment : IAsyncDisposable
{
    /// <summary>The functions of the stack.</summary>
    public static readonly string[] FunctionNames = ["PlanNarrations", "NarrateNote", "FinishNarration", "ReplayDeadLetters", "DictateNote"];

    private readonly MotoServer _server;
    private readonly bool _numericNoteIds;
    private readonly Dictionary<string, DeployedFunction> _functions = [];

    private NativeDeployment(MotoServer server, Uri url, MotoStack stack, RoleCredentials administrator, bool numericNoteIds)
    {
        _server = server;
        _numericNoteIds = numericNoteIds;
        ServerUrl = url;
        Stack = stack;
        Calls = new RecordingProxy(url) { HasWrongKey = HasWrongKey };
        PollerCalls = new RecordingProxy(url);
        Speech = LoopbackSpeech.Start();
        Administrator = administrator;
        Dynamo = new AmazonDynamoDBClient(AdministratorCredentials, Configured(new AmazonDynamoDBConfig(), url));
        S3 = new AmazonS3Client(AdministratorCredentials, Configured(new AmazonS3Config { ForcePathStyle = true }, url));
        Sqs = new AmazonSQSClient(AdministratorCredentials, Configured(new AmazonSQSConfig(), url));
    }

    /// <summary>The server itself.</summary>
    public Uri ServerUrl { get; }

    /// <summary>The stack.</summary>
    public MotoStack Stack { get; }

    /// <summary>What the functions ask of AWS.</summary>
    public RecordingProxy Calls { get; }

    /// <summary>What Lambda's pollers ask of AWS, with the functions' roles.</summary>
    public RecordingProxy PollerCalls { get; }

    /// <summary>The speech service.</summary>
    public LoopbackSpeech Speech { get; }

    /// <summary>Somebody who may do everything, to prepare tests and to look at their effect.</summary>
    public RoleCredentials Administrator { get; }

    /// <summary>The administrator's client.</summary>
    public AmazonDynamoDBClient Dynamo { get; }

    /// <summary>The administrator's client.</summary>
    public AmazonS3Client S3 { get; }

    /// <summary>The administrator's client.</summary>
    public AmazonSQSClient Sqs { get; }

    /// <summary>A function of the stack.</summary>
    public DeployedFunction this[string name] => _functions[name];

    private AWSCredentials AdministratorCredentials => new BasicAWSCredentials(Administrator.AccessKeyId, Administrator.SecretAccessKey);

    /// <summary>Deploys the stack.</summary>
    /// <param name="enforcesRights">Whether the server refuses what a role's policy does not allow.</param>
    /// <param name="program">The program of a function by its name; without it, what <c>./package</c> made.</param>
    /// <param name="numericNoteIds">Whether <c>NoteId</c> is a number in the notes table.</param>
    /// <exception cref="InvalidOperationException">The functions are not packaged.</exception>
    public static async Task<NativeDeployment> StartAsync(
        bool enforcesRights, Func<string, (string Program, string[] Arguments)>? program = null, bool numericNoteIds = false)
    {
        var server = enforcesRights ? MotoServer.ThatCanEnforceRights() : new MotoServer();
        var url = await server.GetUrlAsync();
        var template = await SamTemplate.TransformAsync(RepositoryRoot.Find());
        RemoveEventSources(template);
        var parameters = new Dictionary<string, string> { ["NoteIdType"] = numericNoteIds ? "N" : "S" };
        var stack = await MotoStack.CreateAsync(url, template, parameters);
        var deployment = new NativeDeployment(server, url, stack, await CreateAdministratorAsync(url), numericNoteIds);
        foreach (var name in FunctionNames)
        {
            deployment._functions[name] = await deployment.DeployAsync(name, program ?? Packaged, enforcesRights);
        }

        await deployment.ListenAsync();
        if (enforcesRights)
        {
            await server.EnforceRightsAsync();
        }

        return deployment;
    }

    /// <summary>The executable that <c>./package</c> made of a function.</summary>
    public static (string Program, string[] Arguments) Packaged(string function)
    {
        var path = Path.Combine(RepositoryRoot.Find(), "artifacts", function, "bootstrap");
        return File.Exists(path) ? (path, []) : throw new InvalidOperationException($"{path} is missing: run ./package.");
    }

    /// <summary>Where created objects are told of, and the messages on the topic.</summary>
    public string CreatedObjectsQueueUrl { get; private set; } = "";

    /// <summary>A queue that is subscribed to the topic.</summary>
    public string SubscriberQueueUrl { get; private set; } = "";

    /// <summary>Writes a note as a client does.</summary>
    public async Task WriteNoteAsync(string userId, string noteId, string text, params (string Name, string Value)[] attributes)
    {
        var item = NoteKeyOf(userId, noteId);
        item["Note"] = new AttributeValue(text);
        foreach (var (name, value) in attributes)
        {
            item[name] = new AttributeValue(value);
        }

        await Dynamo.PutItemAsync(Stack.PhysicalIds["NotesTable"], item);
    }

    /// <summary>Removes a note as a client does.</summary>
    public Task RemoveNoteAsync(string userId, string noteId) =>
        Dynamo.DeleteItemAsync(Stack.PhysicalIds["NotesTable"], NoteKeyOf(userId, noteId));

    /// <summary>A note's entry in the catalog.</summary>
    public async Task<Dictionary<string, AttributeValue>> EntryAsync(string userId, string noteId) =>
        (await Dynamo.GetItemAsync(Stack.PhysicalIds["CatalogTable"], KeyOf(userId, noteId))).Item ?? [];

    /// <summary>Gives a function's role another policy.</summary>
    public Task PutPolicyAsync(string function, RolePolicy policy) => AwsAsync(
        "iam", "put-role-policy", "--role-name", this[function].Role, "--policy-name", function, "--policy-document", policy.ToString());

    /// <summary>Asks the server as the administrator.</summary>
    public Task<JsonNode> AwsAsync(params string[] arguments) => MotoStack.AwsAsync(ServerUrl, Administrator, arguments);

    /// <summary>A client's configuration for one of the proxies.</summary>
    public static TConfig Configured<TConfig>(TConfig config, Uri url)
        where TConfig : ClientConfig
    {
        config.ServiceURL = url.ToString();
        config.AuthenticationRegion = MotoServer.Region;
        return config;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var function in _functions.Values)
        {
            await function.DisposeAsync();
        }

        Dynamo.Dispose();
        S3.Dispose();
        Sqs.Dispose();
        await Speech.DisposeAsync();
        await Calls.DisposeAsync();
        await PollerCalls.DisposeAsync();
        await _server.DisposeAsync();
    }

    private bool HasWrongKey(string target, ReadOnlyMemory<byte> body)
    {
        if (!target.EndsWith(".GetItem", StringComparison.Ordinal))
        {
            return false;
        }

        var request = JsonNode.Parse(body.Span)!;
        return request["TableName"]!.GetValue<string>() == Stack.PhysicalIds["NotesTable"]
            && request["Key"]!["NoteId"]![_numericNoteIds ? "N" : "S"] is null;
    }

    private Dictionary<string, AttributeValue> NoteKeyOf(string userId, string noteId) => _numericNoteIds
        ? new() { ["UserId"] = new AttributeValue(userId), ["NoteId"] = new AttributeValue { N = noteId } }
        : KeyOf(userId, noteId);

    private static Dictionary<string, AttributeValue> KeyOf(string userId, string noteId) => new()
    {
        ["UserId"] = new AttributeValue(userId),
        ["NoteId"] = new AttributeValue(noteId),
    };

    /// <summary>The server would run functions itself, in containers: what Lambda does is done by the <see cref="EventPump"/>.</summary>
    private static void RemoveEventSources(JsonNode template)
    {
        var resources = template["Resources"]!.AsObject();
        foreach (var (logicalId, resource) in resources.ToList())
        {
            if (resource!["Type"]!.GetValue<string>() == "AWS::Lambda::EventSourceMapping")
            {
                resources.Remove(logicalId);
            }
        }

        resources["AudioBucket"]!["Properties"]!.AsObject().Remove("NotificationConfiguration");
    }

    private static async Task<RoleCredentials> CreateAdministratorAsync(Uri url)
    {
        const string Everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
        await MotoStack.AwsAsync(url, "iam", "create-user", "--user-name", "administrator");
        await MotoStack.AwsAsync(
            url, "iam", "put-user-policy", "--user-name", "administrator", "--policy-name", "everything", "--policy-document", Everything);
        var key = (await MotoStack.AwsAsync(url, "iam", "create-access-key", "--user-name", "administrator"))["AccessKey"]!;
        return new RoleCredentials(key["AccessKeyId"]!.GetValue<string>(), key["SecretAccessKey"]!.GetValue<string>(), "");
    }

    private async Task<DeployedFunction> DeployAsync(string name, Func<string, (string Program, string[] Arguments)> program, bool enforcesRights)
    {
        var role = Stack.PhysicalIds[$"{name}Role"];
        var policy = (await AwsAsync("iam", "get-role-policy", "--role-name", role, "--policy-name", name))["PolicyDocument"]!;
        if (enforcesRights)
        {
            await AwsAsync(
                "iam", "put-role-policy", "--role-name", role, "--policy-name", name, "--policy-document", new RolePolicy(policy).ForServer().ToString());
        }

        var session = (await AwsAsync(
            "sts", "assume-role", "--role-session-name", name, "--role-arn", $"arn:aws:iam::123456789012:role/{role}"))["Credentials"]!;
        var credentials = new RoleCredentials(
            session["AccessKeyId"]!.GetValue<string>(), session["SecretAccessKey"]!.GetValue<string>(), session["SessionToken"]!.GetValue<string>());
        var deployed = await AwsAsync("lambda", "get-function-configuration", "--function-name", Stack.PhysicalIds[name]);
        // A parameter that is a number is a number to the server, and a text to AWS.
        var environment = deployed["Environment"]!["Variables"]!.AsObject().ToDictionary(variable => variable.Key, variable => variable.Value!.ToString());
        environment["AWS_ENDPOINT_URL"] = Calls.Url.ToString();
        environment["AWS_ENDPOINT_URL_POLLY"] = Speech.Url.ToString();
        environment["AWS_REGION"] = MotoServer.Region;
        environment["AWS_ACCESS_KEY_ID"] = credentials.AccessKeyId;
        environment["AWS_SECRET_ACCESS_KEY"] = credentials.SecretAccessKey;
        environment["AWS_SESSION_TOKEN"] = credentials.SessionToken;
        var (path, arguments) = program(name);
        return new DeployedFunction(
            name,
            role,
            policy,
            credentials,
            new FunctionExecutable { Program = path, Arguments = arguments, Environment = environment },
            new LambdaFunctionOptions
            {
                Name = name,
                Arn = $"arn:aws:lambda:{MotoServer.Region}:123456789012:function:{name}:live",
                Timeout = TimeSpan.FromSeconds(deployed["Timeout"]!.GetValue<int>()),
                MemoryMegabytes = deployed["MemorySize"]!.GetValue<int>(),
            });
    }

    /// <summary>Queues that hear of created objects and of messages on the topic.</summary>
    private async Task ListenAsync()
    {
        (CreatedObjectsQueueUrl, var created) = await CreateQueueAsync("created-objects");
        (SubscriberQueueUrl, var subscriber) = await CreateQueueAsync("subscriber");
        await AwsAsync(
            "s3api", "put-bucket-notification-configuration", "--bucket", Stack.PhysicalIds["AudioBucket"], "--notification-configuration",
            """{"QueueConfigurations":[{"QueueArn":"ARN","Events":["s3:ObjectCreated:*"],"Filter":{"Key":{"FilterRules":[{"Name":"prefix","Value":"narrations/"},{"Name":"suffix","Value":".mp3"}]}}}]}"""
                .Replace("ARN", created, StringComparison.Ordinal));
        await AwsAsync(
            "sns", "subscribe", "--topic-arn", Stack.PhysicalIds["NarrationTopic"], "--protocol", "sqs", "--notification-endpoint", subscriber,
            "--attributes", "RawMessageDelivery=true");

        // S3 announces itself with a test event.
        await Sqs.PurgeQueueAsync(CreatedObjectsQueueUrl);
    }

    private async Task<(string Url, string Arn)> CreateQueueAsync(string name)
    {
        var url = (await Sqs.CreateQueueAsync(name, CancellationToken.None)).QueueUrl;
        return (url, $"arn:aws:sqs:{MotoServer.Region}:123456789012:{name}");
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using AWS.Lambda.Powertools.Idempotency.Internal;
using AWS.Lambda.Powertools.Idempotency.Persistence;

namespace AWS.Lambda.Powertools.Idempotency;

/// <summary>The process's store and options for <see cref="IdempotentAttribute"/> methods. Set them before the first call.</summary>
public sealed class Idempotency
{
    private static readonly AsyncLocal<ILambdaContext> Context = new();
    private static volatile Idempotency _current;

    private Idempotency(BasePersistenceStore store, IdempotencyOptions options)
    {
        Store = store;
        Options = options;
    }

    internal static Idempotency Current => _current;

    internal static ILambdaContext LambdaContext => Context.Value;

    internal BasePersistenceStore Store { get; }

    internal IdempotencyOptions Options { get; }

    /// <summary>Sets the store, and what differs from the default options.</summary>
    /// <param name="configurationAction">Sets them.</param>
    /// <exception cref="NullReferenceException">No store was set.</exception>
    [SuppressMessage("Usage", "CA2201", Justification = "The official package throws this type.")]
    public static void Configure(Action<IdempotencyBuilder> configurationAction)
    {
        ArgumentNullException.ThrowIfNull(configurationAction);
        var builder = new IdempotencyBuilder();
        configurationAction(builder);
        if (builder.Store is null)
        {
            throw new NullReferenceException("No persistence store is configured. Set one with UseDynamoDb or WithPersistenceStore.");
        }

        _current = new Idempotency(builder.Store, builder.Options ?? new IdempotencyOptionsBuilder().Build());
    }

    /// <summary>
    /// Tells, in the current asynchronous flow, how long a run may take, for methods that do not get the context themselves: a run that has
    /// not ended by then no longer keeps others out.
    /// </summary>
    /// <param name="context">The invocation's context.</param>
    public static void RegisterLambdaContext(ILambdaContext context) => Context.Value = context;

    /// <summary>Sets the store and the options.</summary>
    [SuppressMessage("Design", "CA1034", Justification = "Nested in the official package.")]
    public class IdempotencyBuilder
    {
        internal BasePersistenceStore Store { get; private set; }

        internal IdempotencyOptions Options { get; private set; }

        /// <summary>Keeps records in a store of one's own.</summary>
        /// <param name="persistenceStore">The store.</param>
        /// <returns>This builder.</returns>
        public IdempotencyBuilder WithPersistenceStore(BasePersistenceStore persistenceStore)
        {
            Store = persistenceStore;
            return this;
        }

        /// <summary>Keeps records in a DynamoDB table, with a client for <c>AWS_REGION</c>.</summary>
        /// <param name="tableName">The table's name.</param>
        /// <returns>This builder.</returns>
        public IdempotencyBuilder UseDynamoDb(string tableName) => UseDynamoDb(builder => builder.WithTableName(tableName));

        /// <summary>Keeps records in a DynamoDB table.</summary>
        /// <param name="builderAction">Names the table, and the client if another than the default one is to be used.</param>
        /// <returns>This builder.</returns>
        public IdempotencyBuilder UseDynamoDb(Action<DynamoDBPersistenceStoreBuilder> builderAction)
        {
            ArgumentNullException.ThrowIfNull(builderAction);
            var builder = new DynamoDBPersistenceStoreBuilder();
            builderAction(builder);
            return WithPersistenceStore(builder.Build());
        }

        /// <summary>Sets what differs from the default options.</summary>
        /// <param name="builderAction">Sets it.</param>
        /// <returns>This builder.</returns>
        public IdempotencyBuilder WithOptions(Action<IdempotencyOptionsBuilder> builderAction)
        {
            ArgumentNullException.ThrowIfNull(builderAction);
            var builder = new IdempotencyOptionsBuilder();
            builderAction(builder);
            Options = builder.Build();
            return this;
        }

        /// <summary>Reads and writes payloads and results through a generated context, as Native AOT needs.</summary>
        /// <param name="context">Knows every payload's and every result's type, simple ones such as string too.</param>
        /// <returns>This builder.</returns>
        public IdempotencyBuilder WithJsonSerializationContext(JsonSerializerContext context)
        {
            IdempotencySerializer.Use(context);
            return this;
        }
    }
}

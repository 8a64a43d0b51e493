namespace Notecast.Embedded.Storage;

/// <summary>
/// The tables that only Notecast writes. Times of queues are milliseconds since 1970; the catalog's are ISO 8601 text, exact to the tick.
/// </summary>
internal static class PipelineTables
{
    public const string Sql = """
        create table checkpoints (Shard text primary key, Sequence integer not null);

        create table catalog (
            UserId text not null,
            NoteId text not null,
            NoteIdIsNumber integer not null,
            WantedRevision text not null,
            WantedContent text,
            RequestedAt text not null,
            CorrelationId text not null,
            ExpiresAt text,
            ReadyRevision text,
            ReadyContent text,
            ReadyKey text,
            DurationTicks integer,
            Bytes integer,
            BilledCharacters integer,
            VoiceId text,
            ReadyAt text,
            FailureRevision text,
            FailureCode text,
            FailureReason text,
            FailureRemedy text,
            FailureIsPermanent integer,
            FailureIsFinal integer,
            FailedAt text,
            Status text not null generated always as (case
                when WantedContent is null then 'Removed'
                when ReadyRevision is WantedRevision then 'Ready'
                when FailureIsFinal and FailureRevision is WantedRevision then 'Failed'
                else 'Pending' end) virtual,
            primary key (UserId, NoteId)
        );
        create index catalog_status on catalog (Status, RequestedAt, WantedRevision);
        create index catalog_newest on catalog (RequestedAt, WantedRevision);
        create index catalog_expiry on catalog (ExpiresAt) where ExpiresAt is not null;

        create table messages (
            Number integer primary key autoincrement,
            Queue text not null,
            MessageId text not null unique,
            Body text not null,
            Attributes text not null,
            SentAt integer not null,
            VisibleAt integer not null,
            IsReceived integer not null default 0,
            ReceiveCount integer not null default 0,
            FirstReceivedAt integer,
            ReceiptHandle text unique
        );
        create index messages_due on messages (Queue, VisibleAt, Number, IsReceived);
        create index messages_received on messages (Queue, VisibleAt) where ReceiveCount > 0;

        create table invocations (
            Number integer primary key autoincrement,
            RequestId text not null unique,
            Payload blob not null,
            AcceptedAt integer not null,
            Attempts integer not null default 0,
            DueAt integer not null,
            IsHandedOut integer not null default 0
        );
        create index invocations_due on invocations (IsHandedOut, DueAt, Number);

        create table idempotency (
            Id text primary key,
            Owner text not null,
            IsCompleted integer not null default 0,
            InProgressUntil integer not null,
            ExpiresAt integer not null,
            Receipt text
        );
        create index idempotency_expiry on idempotency (ExpiresAt);

        create table narrations (
            ObjectKey text primary key,
            Bytes integer not null,
            ETag text not null,
            PutAt integer not null,
            Content text not null,
            VoiceId text not null,
            BilledCharacters integer not null,
            Segments integer not null,
            ShortestPlausibleTicks integer not null,
            CorrelationId text not null
        );

        -- Files that may be in place without a row in narrations: being put, or being deleted.
        create table unsettled_files (ObjectKey text primary key);

        create table topic (Number integer primary key autoincrement, PublishedAt integer not null, Body text not null);

        create table totals (Name text primary key, Value integer not null);
        """;
}

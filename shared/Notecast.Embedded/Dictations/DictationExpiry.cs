using Notecast.Domain.Dictations;
using Notecast.Domain.Failures;
using Notecast.Embedded.Narrations;
using Notecast.Embedded.Storage;

namespace Notecast.Embedded.Dictations;

/// <summary>Deletes dictations whose time is over, as a lifecycle rule does in a bucket.</summary>
internal sealed class DictationExpiry(Database database, DataFolder folder, TimeProvider time)
{
    /// <summary>How many files a put looks at, at most.</summary>
    private const int Some = 1_000;

    /// <summary>
    /// How long dictations are kept: as long as links rely on, and a while more for the link that is made when that time is about to end.
    /// </summary>
    private static readonly TimeSpan KeptFor = new DictationOptions().Retention + TimeSpan.FromHours(1);

    private DateTime OldestKept => (time.GetUtcNow() - KeptFor).UtcDateTime;

    /// <summary>Looks at all dictations.</summary>
    public void DeleteAll() => DeleteAmong(int.MaxValue);

    /// <summary>Looks at some dictations, and leaves what cannot be deleted now to the next time.</summary>
    public void DeleteSome()
    {
        try
        {
            DeleteAmong(Some);
        }
        catch (Exception exception) when (exception is TransientFailureException || DurableFile.IsStorageFailure(exception))
        {
            // What was put is there, which is what the caller wants to know.
        }
    }

    private void DeleteAmong(int most)
    {
        var expired = new DirectoryInfo(folder.Dictations)
            .EnumerateFiles("*", SearchOption.AllDirectories)
            .Take(most)
            .Where(file => file.LastWriteTimeUtc < OldestKept)
            .ToList();
        foreach (var file in expired)
        {
            database.Write(_ => DeleteIfStillExpired(file));
        }
    }

    /// <summary>Another process may have put it again meanwhile, and cannot while this one is the database's writer.</summary>
    private bool DeleteIfStillExpired(FileInfo file)
    {
        file.Refresh();
        var isExpired = file.LastWriteTimeUtc < OldestKept;
        if (isExpired)
        {
            DurableFile.Delete(file.FullName, folder.Dictations);
        }

        return isExpired;
    }
}

using Notecast.Domain.Failures;
using Notecast.Domain.Jobs;
using Notecast.Domain.Ports;

namespace Notecast.Domain.UseCases;

/// <summary>Removes the narrations of a note that is gone.</summary>
public sealed class NarrationRemover
{
    private readonly ICatalog _catalog;
    private readonly INarrationStore _narrations;

    /// <summary>A remover on these ports.</summary>
    public NarrationRemover(ICatalog catalog, INarrationStore narrations)
    {
        _catalog = catalog;
        _narrations = narrations;
    }

    /// <summary>Runs a job of kind <see cref="JobKind.Remove"/>. Running it again changes nothing.</summary>
    /// <exception cref="TransientFailureException">Something fails that may work later.</exception>
    public async Task<NarrateOutcome> RemoveAsync(SynthesisJob job, CancellationToken cancellationToken)
    {
        if (!await _catalog.ForgetReadyAsync(job.Note, job.Revision, cancellationToken))
        {
            var entry = await _catalog.FindAsync(job.Note, cancellationToken);
            if (entry is not null && entry.Wanted.Revision < job.Revision)
            {
                throw CatalogBehind.Of(job.Revision, entry);
            }

            if (entry is not null)
            {
                return NarrateOutcome.Superseded;
            }
        }

        // Only what is older than the removal goes: a note that came back has a higher revision.
        var older = (await _narrations.ListAsync(job.Note, cancellationToken)).Where(key => key.Revision < job.Revision).ToList();
        await _narrations.DeleteAsync(older, cancellationToken);
        return NarrateOutcome.Removed;
    }
}

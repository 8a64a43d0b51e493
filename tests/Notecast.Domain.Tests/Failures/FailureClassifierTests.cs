using Notecast.Domain.Failures;

namespace Notecast.Domain.Tests.Failures;

public sealed class FailureClassifierTests
{
    [Fact]
    public void Time_that_ran_out_may_suffice_at_another_try()
    {
        var failure = FailureClassifier.Classify(new OperationCanceledException());

        Assert.Equal((FailureCode.TimedOut, false), (failure.Code, failure.IsPermanent));
    }

    [Fact]
    public void What_nobody_foresaw_is_tried_again_and_names_its_type()
    {
        var failure = FailureClassifier.Classify(new InvalidOperationException("It broke."));

        Assert.Equal((FailureCode.Unexpected, "InvalidOperationException: It broke.", false), (failure.Code, failure.Reason, failure.IsPermanent));
    }

    [Fact]
    public void A_failure_that_is_known_says_itself_what_it_is()
    {
        var known = new PermanentFailureException(FailureCode.RecordUnreadable, "Odd.", "Mend it.");

        Assert.Same(known.Failure, FailureClassifier.Classify(known));
    }
}

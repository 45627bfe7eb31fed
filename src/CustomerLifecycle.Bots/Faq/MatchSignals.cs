using System.Runtime.CompilerServices;

namespace CustomerLifecycle.Bots.Faq;

/// <summary>What speaks for a candidate, each number within -1..1; the inputs of the <see cref="ConfidenceModel"/>.</summary>
[InlineArray(Count)]
internal struct MatchSignals
{
    public const int Count = 9;
    private float _first;

    public static MatchSignals Create(
        float cosine, float retrieval, float classifier, float margin, float coverage, float reverseCoverage, float unknownShare, float evidence)
    {
        var signals = default(MatchSignals);
        signals[0] = 1f;
        signals[1] = cosine;
        signals[2] = retrieval;
        signals[3] = classifier;
        signals[4] = margin;
        signals[5] = coverage;
        signals[6] = reverseCoverage;
        signals[7] = unknownShare;
        signals[8] = evidence;
        return signals;
    }
}

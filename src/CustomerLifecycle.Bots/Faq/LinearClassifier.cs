namespace CustomerLifecycle.Bots.Faq;

/// <summary>
/// A linear support vector machine over sparse vectors, one class per entry, trained online with the multi-class
/// passive-aggressive update (PA-I) and averaged over its updates. Weights are kept only where an update put them, so
/// thousands of classes cost what their phrasings cost.
/// </summary>
/// <remarks>Source: Crammer, Dekel, Keshet, Shalev-Shwartz, Singer, "Online Passive-Aggressive Algorithms", JMLR 7 (2006).</remarks>
internal sealed class LinearClassifier
{
    private const int Epochs = 8;
    private const float Aggressiveness = 0.5f;

    private readonly Posting[][] _weights;

    private LinearClassifier(Posting[][] weights) => _weights = weights;

    /// <summary>Trains on rows and their classes; the seed fixes the order in which rows are seen.</summary>
    public static LinearClassifier Train(IReadOnlyList<SparseVector> rows, IReadOnlyList<int> classes, int features, int classCount, int seed, CancellationToken cancellationToken)
    {
        var weights = new Dictionary<int, float>[features];
        var averages = new Dictionary<int, float>[features];
        var order = Enumerable.Range(0, rows.Count).ToArray();
        var random = new Random(seed);
        var scores = new ClassScores(classCount);
        var step = 0;
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            random.Shuffle(order);
            foreach (var row in order)
            {
                step++;
                Update(rows[row], classes[row], weights, averages, scores, step);
            }
        }

        return new LinearClassifier(Average(weights, averages, Math.Max(1, step)));
    }

    /// <summary>Adds the score of every class to <paramref name="scores"/>.</summary>
    public void Score(SparseVector vector, Span<float> scores)
    {
        for (var i = 0; i < vector.Indices.Length; i++)
        {
            foreach (var posting in _weights[vector.Indices[i]])
            {
                scores[posting.Document] += posting.Weight * vector.Weights[i];
            }
        }
    }

    private static void Update(SparseVector row, int truth, Dictionary<int, float>[] weights, Dictionary<int, float>[] averages, ClassScores scores, int step)
    {
        scores.Clear();
        for (var i = 0; i < row.Indices.Length; i++)
        {
            foreach (var (label, weight) in weights[row.Indices[i]] ?? [])
            {
                scores.Add(label, weight * row.Weights[i]);
            }
        }

        var rival = scores.BestExcept(truth);
        var loss = 1f - scores[truth] + (rival < 0 ? 0 : scores[rival]);
        var norm = row.SquaredNorm;
        if (loss <= 0 || norm == 0)
        {
            return;
        }

        var rate = Math.Min(Aggressiveness, loss / (2 * norm));
        for (var i = 0; i < row.Indices.Length; i++)
        {
            var feature = row.Indices[i];
            Add(weights, averages, feature, truth, rate * row.Weights[i], step);
            if (rival >= 0)
            {
                Add(weights, averages, feature, rival, -rate * row.Weights[i], step);
            }
        }
    }

    // The average over all steps is kept as weight - (sum of step x change) / steps, which touches only what changes.
    private static void Add(Dictionary<int, float>[] weights, Dictionary<int, float>[] averages, int feature, int label, float change, int step)
    {
        var current = weights[feature] ??= [];
        var average = averages[feature] ??= [];
        current[label] = current.GetValueOrDefault(label) + change;
        average[label] = average.GetValueOrDefault(label) + (step * change);
    }

    private static Posting[][] Average(Dictionary<int, float>[] weights, Dictionary<int, float>[] averages, int steps)
    {
        var postings = new Posting[weights.Length][];
        for (var feature = 0; feature < weights.Length; feature++)
        {
            var average = averages[feature];
            postings[feature] = weights[feature] is { } byClass
                ? [.. byClass.OrderBy(pair => pair.Key).Select(pair => new Posting(pair.Key, pair.Value - (average[pair.Key] / (steps + 1))))]
                : [];
        }

        return postings;
    }
}

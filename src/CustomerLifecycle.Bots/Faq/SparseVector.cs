namespace CustomerLifecycle.Bots.Faq;

/// <summary>Weights by vocabulary index, ascending; of length 1 unless empty.</summary>
internal readonly record struct SparseVector(int[] Indices, float[] Weights)
{
    public float SquaredNorm
    {
        get
        {
            var sum = 0f;
            foreach (var weight in Weights)
            {
                sum += weight * weight;
            }

            return sum;
        }
    }
}

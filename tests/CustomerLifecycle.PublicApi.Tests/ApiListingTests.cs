using CustomerLifecycle.PublicApi.Listing;
using CustomerLifecycle.PublicApi.Specimens;

namespace CustomerLifecycle.PublicApi;

public sealed class ApiListingTests
{
    [Fact]
    public void A_listing_says_what_a_caller_can_rely_on() =>
        Assert.Equal(
            """
            public delegate string? CustomerLifecycle.PublicApi.Specimens.Ask<T>(T subject, params int[] numbers) where T : class

            public interface CustomerLifecycle.PublicApi.Specimens.IStore<TKey, TValue> : IDisposable where TKey : struct, IEquatable<TKey> where TValue : class, new()
                public Task<IReadOnlyList<TValue?>> ReadAsync(TKey key, CustomerLifecycle.PublicApi.Specimens.Level level = CustomerLifecycle.PublicApi.Specimens.Level.High, CancellationToken cancellationToken = default)
                public static abstract int Limit { get; }

            public enum CustomerLifecycle.PublicApi.Specimens.Level : byte
                High = 2
                Low = 1

            public sealed record CustomerLifecycle.PublicApi.Specimens.Point : IEquatable<CustomerLifecycle.PublicApi.Specimens.Point>
                public Point(int X, string? Label = null)
                public int X { get; init; }
                public override string ToString()
                public string? Label { get; init; }

            public abstract class CustomerLifecycle.PublicApi.Specimens.Shape
                protected Shape()
                protected abstract double Area()
                protected virtual void Draw(in DateTimeOffset at, ref int count, out List<string?>? names)
                public CustomerLifecycle.PublicApi.Specimens.Shape.Corner this[int index] { get; }
                public const string Unit = "mm"
                public event EventHandler<int>? Moved
                public int Sides { get; protected set; }
                public required int? Colour { get; set; }
                public static CustomerLifecycle.PublicApi.Specimens.Shape op_Addition(CustomerLifecycle.PublicApi.Specimens.Shape left, CustomerLifecycle.PublicApi.Specimens.Shape right)
                public static readonly double[] Origin

            public readonly struct CustomerLifecycle.PublicApi.Specimens.Shape.Corner

            public static class CustomerLifecycle.PublicApi.Specimens.ShapeExtensions
                public static T Turn<T>(this T shape, double degrees = 90) where T : CustomerLifecycle.PublicApi.Specimens.Shape


            """.ReplaceLineEndings("\n"),
            ApiListing.Of(typeof(Shape).Assembly.GetExportedTypes().Where(type => type.Namespace == typeof(Shape).Namespace)));

    [Fact]
    public void The_order_of_declaration_does_not_matter() =>
        Assert.Equal(ApiListing.Of([typeof(Shape), typeof(Point)]), ApiListing.Of([typeof(Point), typeof(Shape)]));
}

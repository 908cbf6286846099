/** More dimensions than any tensor has. A broken file may claim a vector of 2³¹ of them, which must not take that much memory. */
export const maximumRank = 1024;
